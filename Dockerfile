# The console with its doctor and audit, for AWS, without the local Cognito, the other commands and the development
# packages.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
ENV BUILD_STANDALONE=1 NEXT_TELEMETRY_DISABLED=1
# The commit that /api/health names: docker build --build-arg APP_COMMIT=$(git rev-parse --short=12 HEAD)
ARG APP_COMMIT=""
# Next makes the server; esbuild bundles the programs beside it: doctor.mjs, audit.mjs and console.mjs, which starts it.
RUN mkdir -p public \
  && npx next build \
  && node --conditions=react-server --import tsx lib/commands/image/build.ts .next/standalone \
  && find .next/standalone -name '*.map' -delete

FROM node:24-slim
WORKDIR /app
# After SIGTERM, it answers for 5 seconds as not ready, then up to 20 seconds to finish what is under way.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000 DRAIN_SECONDS=5
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
COPY --from=build /app/public ./public
# Root owns these files, which the server only reads. With DATABASE_URL and FINGERPRINT_KEY set, it writes nothing, so
# the image can run read-only.
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# A small young generation saves 20 MB: the console starts with 130.
CMD ["node", "--max-semi-space-size=4", "console.mjs"]
