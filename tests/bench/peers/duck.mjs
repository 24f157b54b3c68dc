// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Times DuckDB (@duckdb/node-api) on the same data: node duck.mjs FOLDER LOGS.tsv RUNS.tsv REPEATS QUERIES.json
// Prints {"name": [milliseconds…]} for the queries, which are {"name": "SQL"}.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [folder, logs, runs, repeats, queries] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(folder + '/')('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const read = (file, columns) =>
    `read_csv('${file}', delim = '\t', header = false, quote = '', escape = '', columns = ${columns})`;
await connection.run(`CREATE TABLE log AS SELECT * FROM ${read(logs,
    "{time: 'TIMESTAMP', level: 'VARCHAR', run: 'VARCHAR', message: 'VARCHAR'}")}`);
await connection.run(`CREATE TABLE run AS SELECT * FROM ${read(runs,
    "{id: 'VARCHAR', status: 'VARCHAR', version: 'INTEGER', ms: 'INTEGER', time: 'TIMESTAMP'}")}`);
const times = {};
for (const [name, sql] of Object.entries(JSON.parse(readFileSync(queries, 'utf8')))) {
    times[name] = [];
    for (let i = 0; i < Number(repeats) + 1; ++i) {
        const start = process.hrtime.bigint();
        await (await connection.run(sql)).getRows();
        const taken = Number(process.hrtime.bigint() - start) / 1e6;
        if (i > 0) // the first one warms up
            times[name].push(taken);
    }
}
console.log(JSON.stringify(times));
