FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY src src
COPY commands commands
RUN mkdir data && chown node:node data
USER node
# The database lives here; without a volume it goes with the container.
VOLUME /app/data
CMD ["node", "--max-semi-space-size=2", "--import", "./src/compile-cache.js", "src/main.ts"]
