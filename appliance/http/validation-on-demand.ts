import AjvCompiler, { type BuildCompilerFromPool } from "@fastify/ajv-compiler";

/**
 * Compiles what checks a request when the first such request comes: compiling the checks of all routes was a third of a
 * box's start (0.5 of 1.4 s on a PC), and takes some milliseconds for one. The checks are the framework's own.
 */
export const validationOnDemand: BuildCompilerFromPool = (schemas, options) => {
  const build = AjvCompiler()(schemas, options);
  return (...route) => {
    let check: ReturnType<typeof build> | null = null;
    const onDemand = (data: unknown): unknown => {
      check ??= build(...route);
      const valid = check(data);
      // The framework reads them from the function that it was given.
      Object.assign(onDemand, { errors: check.errors });
      return valid;
    };
    return onDemand as ReturnType<typeof build>;
  };
};
