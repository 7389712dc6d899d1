/** Version 4. Changes of the configuration are found among millions of events: who changed what, and when. */
export const schema4 = `
CREATE INDEX event_configured ON event (seq) WHERE type = 'configChanged';
`;
