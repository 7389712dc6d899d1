import { answerPress } from "./press-answers.ts";

/*
 * The press: lays tickets out and draws them for the administration's page, and turns logos into dots. A process of
 * its own, so that the drawing library never loads into the box. It ends with whoever started it.
 */
process.on("message", (message) => {
  void answerPress(message).then((answer) => process.send?.(answer));
});
process.on("disconnect", () => process.exit(0));
