/** Version 6. The visits of a ticket are found at once: statistics read a day by its tickets. */
export const schema6 = `
CREATE INDEX visit_ticket ON visit (ticket_id);
`;
