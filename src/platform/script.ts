/** Statements that share their values: each is given as many as it has places for, `?1` the first of them. */
export const script = (db: D1Database, statements: readonly string[], ...values: unknown[]): D1PreparedStatement[] =>
  statements.map((sql) => {
    const places = [...sql.matchAll(/\?(\d)/g)].map(([, place]) => Number(place));
    return db.prepare(sql).bind(...values.slice(0, Math.max(0, ...places)));
  });
