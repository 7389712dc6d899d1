/** Version 3. What was promised with a number is kept: whole minutes; null for what was issued before. */
export const schema3 = `
ALTER TABLE ticket ADD COLUMN promised_low INTEGER;
ALTER TABLE ticket ADD COLUMN promised_high INTEGER;
`;
