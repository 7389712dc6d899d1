import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Program, startProgram } from "../../test/support/program.ts";
import type { SiteShape } from "../../test/support/site.ts";
import type { Row } from "./row.ts";

/** The floor, running. */
export interface Floor {
  readonly port: number;
  readonly program: Program<unknown>;
}

/** A box of its own process, running. `pass` lets the print agent onto its bus. */
export interface BenchBox extends Floor {
  readonly dataDir: string;
  readonly pass: { readonly username: string; readonly password: string };
}

/** One run of the benchmark: what it measured, and what it must clean up. */
export class Bench {
  readonly quick: boolean;
  readonly rows: Row[] = [];
  readonly dir = mkdtempSync(join(tmpdir(), "patience-bench-"));
  readonly #programs = new Set<Program<unknown>>();
  readonly #closers: (() => Promise<void> | void)[] = [];
  #closed = false;

  constructor(quick: boolean) {
    this.quick = quick;
  }

  /** The one or the other, by the length of the run. */
  pick<T>(whole: T, quick: T): T {
    return this.quick ? quick : whole;
  }

  folder(name: string): string {
    return mkdtempSync(join(this.dir, `${name}-`));
  }

  async floor(): Promise<Floor> {
    const program = this.program<{ port: number }>("scripts/benchmark/floor.ts", [
      this.folder("floor"),
    ]);
    return { ...(await program.ready), program };
  }

  async box(shape: SiteShape): Promise<BenchBox> {
    const dataDir = join(this.folder("box"), "data");
    const program = this.program<Pick<BenchBox, "port" | "pass">>("scripts/benchmark/box.ts", [
      dataDir,
      JSON.stringify(shape),
    ]);
    return { ...(await program.ready), program, dataDir };
  }

  program<Ready>(
    script: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Program<Ready> {
    if (this.#closed) throw new Error("the benchmark was ended");
    const program = startProgram<Ready>(script, args, env);
    this.#programs.add(program);
    return program;
  }

  /** Something else that must not outlive the run. */
  later(close: () => Promise<void> | void): void {
    this.#closers.push(close);
  }

  /** Ends what runs. Sections call it when they are through. */
  async endAll(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) await close();
    await Promise.all([...this.#programs].map((program) => program.end()));
    this.#programs.clear();
  }

  /** For good: nothing can be started any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.endAll();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
