FROM node:24-slim
ENV NODE_ENV=production
# Nobody outside of the container reaches its loopback; what is published is Docker's to say.
ENV HTTP_HOST=0.0.0.0
ENV WEB_HOST=0.0.0.0
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY src src
COPY commands commands
RUN mkdir data && chown node:node data
USER node
# Fills Node's compile cache, so that no start has to compile TypeScript, which takes 15 MB more.
# It ends at once: there is no token here. The flags have to be those of CMD, or it fills another cache.
RUN node --expose-gc --max-semi-space-size=2 --heap-growing-percent=50 --v8-pool-size=1 --no-parallel-scavenge --import ./src/compile-cache.js src/main.ts || true
# The database lives here; without a volume it goes with the container.
VOLUME /app/data
CMD ["node", "--expose-gc", "--max-semi-space-size=2", "--heap-growing-percent=50", "--v8-pool-size=1", "--no-parallel-scavenge", "--import", "./src/compile-cache.js", "src/main.ts"]
