import { defineConfig } from "vitest/config";
import { TellingReporter } from "./scripts/telling-reporter.ts";

/** Where `./scripts/test` reads the counts; nobody else asks for a report. */
const report = process.env["PATIENCE_TESTS_REPORT"];
const slow = process.env["PATIENCE_TESTS"] === "all";

/** `npm run check` runs "unit" and "dom"; `./scripts/test` also runs "system" (real browser, broker, sound). */
export default defineConfig({
  test: {
    ...(report ? { reporters: [new TellingReporter(), ["json", { outputFile: report }]] } : {}),
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "{appliance,machine,protocol,printer,scripts,systemd}/**/*.test.ts",
            "*.test.ts",
          ],
        },
      },
      {
        test: {
          name: "dom",
          include: ["{ui,display,counter-ui}/**/*.test.ts"],
          environment: "happy-dom",
        },
      },
      ...(slow
        ? [
            {
              test: {
                name: "system",
                include: ["test/**/*.test.ts"],
                testTimeout: 240_000,
                hookTimeout: 120_000,
                fileParallelism: false,
              },
            },
          ]
        : []),
    ],
    coverage: {
      provider: "v8",
      reporter: ["text-summary"],
      include: ["appliance/domain/**/*.ts", "printer/escpos/**/*.ts"],
      exclude: ["**/*.test.ts"],
      thresholds: { branches: 100 },
    },
  },
});
