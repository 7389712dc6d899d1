/**
 * Version 8. How long a session was in its pauses. Of sessions of before it is not known: a rebuild from the events
 * finds it out.
 */
export const schema8 = `
ALTER TABLE session ADD COLUMN paused_since INTEGER;
ALTER TABLE session ADD COLUMN paused_ms INTEGER;
`;
