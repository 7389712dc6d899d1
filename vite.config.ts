import { defineConfig } from "vite";

/** Every page that the box serves; each folder holds an index.html and its main.ts. */
const pages = {
  landing: "counter-ui/landing/index.html",
  supervision: "counter-ui/supervision/index.html",
  counter: "counter-ui/counter/index.html",
  sheet: "counter-ui/sheet/index.html",
  admin: "counter-ui/admin/index.html",
  kiosk: "display/kiosk/index.html",
  board: "display/board/index.html",
  follow: "display/follow/index.html",
};

export default defineConfig({
  base: "/",
  publicDir: "ui/public",
  build: {
    outDir: "dist/pages",
    emptyOutDir: true,
    target: "chrome120",
    rolldownOptions: { input: pages },
  },
});
