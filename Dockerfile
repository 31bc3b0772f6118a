FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY src src
COPY commands commands
COPY scripts/build.ts scripts/build.ts
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production
# Nobody outside of the container reaches its loopback; what is published is Docker's to say.
ENV HTTP_HOST=0.0.0.0
ENV WEB_HOST=0.0.0.0
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY --from=build /app/dist dist
RUN mkdir data && chown node:node data
USER node
# Fills Node's compile cache, so that no start has to compile anything.
# It ends at once: there is no token here. The flags have to be those of CMD, or it fills another cache.
RUN node --expose-gc --max-semi-space-size=8 --heap-growing-percent=50 --v8-pool-size=1 --no-parallel-scavenge --import ./dist/compile-cache.js dist/bot/main.js || true
# The database lives here; without a volume it goes with the container.
VOLUME /app/data
CMD ["node", "--expose-gc", "--max-semi-space-size=8", "--heap-growing-percent=50", "--v8-pool-size=1", "--no-parallel-scavenge", "--import", "./dist/compile-cache.js", "dist/bot/main.js"]
