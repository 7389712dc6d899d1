import mqtt from "mqtt";

/**
 * The library as a module of ours: the bundler drops its default export where `import("mqtt")` is taken apart, and
 * the page would load it and find nothing in it.
 */
export function connect(
  ...options: Parameters<typeof mqtt.connect>
): ReturnType<typeof mqtt.connect> {
  return mqtt.connect(...options);
}
