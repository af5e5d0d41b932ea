import { register } from "node:module";

// Lets plain Node run what imports `next/navigation`: as Next’s bundler does, it gets the part that is for the server.
const hook = `export const resolve = (name, context, next) =>
  next(name === "next/navigation" ? "next/dist/api/navigation.react-server.js" : name, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
