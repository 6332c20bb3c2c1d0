-- What people keep of the workbench: questions with the view they are shown in, and tables of their own for later.
-- Nothing here is deleted: `archived_at` hides a row. They belong to no account, and move nothing of the portfolio.

-- `question` is JSON: the tables that it asks with the columns that it needs, its SQL or the chart that writes it, and
-- how the answer is drawn.
CREATE TABLE app.bench_question (
    bench_question_id VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    kept_by VARCHAR NOT NULL,
    kept_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

-- `columns` is JSON: a list of name and type. `size` is that of its Parquet file, in bytes.
CREATE TABLE app.bench_dataset (
    bench_dataset_id VARCHAR PRIMARY KEY,
    table_name VARCHAR NOT NULL,
    columns VARCHAR NOT NULL,
    row_count BIGINT NOT NULL,
    size BIGINT NOT NULL,
    kept_by VARCHAR NOT NULL,
    kept_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL,
    archived_at TIMESTAMP
);

-- The Parquet file of a dataset in pieces of a megabyte, in order: within the store, a backup and an export have it too.
CREATE TABLE app.bench_dataset_part (
    bench_dataset_id VARCHAR NOT NULL,
    part INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (bench_dataset_id, part)
);
