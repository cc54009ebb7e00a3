package quadstore

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// database is the engine of a PostgreSQL database: a table of terms, one of how
// often they stand where, and one of quads with an index for each order.
//
// The connection that writes holds a lock of the database, so that it can write
// only for as long as nobody else does: when it is lost, so is the lock. Those
// who read take a connection and a moment (a transaction) of their own.
type database struct {
	name   string        // the address without a password
	schema string        // of the database; it has the tables
	pool   *pgxpool.Pool // of those who read; nil while the store is being made
	writer *pgx.Conn     // nil for a view
	making pgx.Tx        // in which all happens while the store is being made
}

// postgresFormat numbers the layout of the tables.
const postgresFormat = 1

// postgresTables makes them; @ stands for the schema and what their names begin
// with.
const postgresTables = `
CREATE TABLE @meta (format int NOT NULL, next bigint NOT NULL, terms bigint NOT NULL, quads bigint NOT NULL);
CREATE TABLE @terms (id bigint PRIMARY KEY, hash uuid NOT NULL UNIQUE, term bytea NOT NULL);
CREATE TABLE @counts (id bigint PRIMARY KEY, s bigint NOT NULL, p bigint NOT NULL, o bigint NOT NULL, l bigint NOT NULL) WITH (fillfactor = 70);
CREATE TABLE @quads (s bigint NOT NULL, p bigint NOT NULL, o bigint NOT NULL, l bigint NOT NULL, PRIMARY KEY (s, p, o, l));
CREATE INDEX ON @quads (o, p, s, l);
CREATE INDEX ON @quads (p, o, s, l);
CREATE INDEX ON @quads (l, s, p, o);
INSERT INTO @meta VALUES ($format, 1, 0, 0)`

// IsPostgres reports whether an address is one of a PostgreSQL database.
func IsPostgres(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// PostgresName is the address of a database as it may be shown: without a
// password, and without settings but for the schema.
func PostgresName(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "postgres://…"
	}
	shown := url.URL{Scheme: "postgres", Host: u.Host, Path: u.Path}
	if u.User.Username() != "" {
		shown.User = url.User(u.User.Username())
	}
	if path := u.Query().Get("search_path"); path != "" {
		shown.RawQuery = "search_path=" + url.QueryEscape(path)
	}
	return shown.String()
}

// OpenPostgres opens the store in a database for reading and writing, and makes
// it if there is none. Errors: ErrForeign, ErrOlder, ErrNewer, ErrInUse.
func OpenPostgres(ctx context.Context, address string) (*Store, error) {
	p, err := dialWriter(ctx, address)
	if err != nil {
		return nil, err
	}
	if err := p.inspect(ctx, p.writer); errors.Is(err, ErrNone) {
		err = pgx.BeginFunc(ctx, p.writer, func(tx pgx.Tx) error { return p.makeTables(ctx, tx) })
		if err != nil {
			return nil, errors.Join(fmt.Errorf("make store %s: %w", p.name, p.explain(err)), p.close())
		}
	} else if err != nil {
		return nil, errors.Join(err, p.close())
	}
	return on(p)
}

// ViewPostgres opens the store in a database for reading.
func ViewPostgres(ctx context.Context, address string) (*Store, error) {
	p, err := dialReaders(ctx, address)
	if err != nil {
		return nil, err
	}
	if err := p.inspect(ctx, p.pool); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return on(p)
}

// CreatePostgres makes a store in a database that has none, and has it filled
// before it can be seen: after an error or a crash there is none. ErrExists if
// there is one.
func CreatePostgres(ctx context.Context, address string, fill func(*Store) error) (err error) {
	p, err := dialWriter(ctx, address)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	if err := p.inspect(ctx, p.writer); !errors.Is(err, ErrNone) {
		return errors.Join(fmt.Errorf("%w: %s", ErrExists, p.name), err)
	}
	return pgx.BeginFunc(ctx, p.writer, func(tx pgx.Tx) error {
		p.making = tx
		defer func() { p.making = nil }()
		if err := p.makeTables(ctx, tx); err != nil {
			return p.explain(err)
		}
		s, err := on(p)
		if err != nil {
			return err
		}
		return fill(s)
	})
}

// makeTables makes an empty store.
func (p *database) makeTables(ctx context.Context, tx pgx.Tx) error {
	text := strings.ReplaceAll(postgresTables, "$format", fmt.Sprint(postgresFormat))
	_, err := tx.Exec(ctx, p.sql(text), pgx.QueryExecModeSimpleProtocol)
	return err
}

// table is the name of a table.
func (p *database) table(name string) pgx.Identifier {
	return pgx.Identifier{p.schema, "parley_" + name}
}

// sql puts the names of the tables into a text.
func (p *database) sql(text string) string {
	return strings.ReplaceAll(text, "@", pgx.Identifier{p.schema}.Sanitize()+".parley_")
}

// inspect looks whether there is a store: nil for one of this format.
func (p *database) inspect(ctx context.Context, db querier) error {
	var there, ours bool
	err := db.QueryRow(ctx, `SELECT to_regclass($1) IS NOT NULL, to_regclass($2) IS NOT NULL`,
		p.sql("@meta"), p.sql("@quads")).Scan(&there, &ours)
	switch {
	case err != nil:
		return p.explain(err)
	case !there:
		return fmt.Errorf("%w: %s holds none; build a store with `parley build`", ErrNone, p.name)
	case !ours:
		return fmt.Errorf("%w: %s has a table parley_meta of somebody else", ErrForeign, p.name)
	}
	format := 0
	if err := db.QueryRow(ctx, p.sql(`SELECT format FROM @meta`)).Scan(&format); err != nil {
		return errors.Join(fmt.Errorf("%w: %s names no format", ErrForeign, p.name), p.explain(err))
	}
	return compareFormat(p.name, format, postgresFormat)
}

func (p *database) newest() source {
	if p.making != nil {
		return &databaseSource{p: p, db: p.making, ctx: context.Background()}
	}
	return &databaseSource{p: p, db: p.pool, ctx: context.Background()}
}

// snapshot is a transaction that sees one moment: that of its first look.
func (p *database) snapshot(ctx context.Context) (source, error) {
	waiting, cancel := context.WithTimeout(ctx, postgresPatience)
	defer cancel()
	conn, err := p.pool.Acquire(waiting)
	if err != nil && ctx.Err() == nil && waiting.Err() != nil {
		return nil, fmt.Errorf("store %s: %d read from it already; try again", p.name, postgresReaders)
	}
	if err != nil {
		return nil, p.explain(err)
	}
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		conn.Release()
		return nil, p.explain(err)
	}
	moment := &databaseSource{p: p, db: tx, ctx: ctx, release: func() error {
		defer conn.Release()
		done, cancel := context.WithTimeout(context.Background(), postgresPatience)
		defer cancel()
		if conn.Conn().IsClosed() {
			return nil // the query was broken off
		}
		return p.explain(tx.Rollback(done))
	}}
	if moment.all, err = moment.totals(); err != nil {
		return nil, errors.Join(err, moment.close())
	}
	moment.known = true
	return moment, nil
}

// compact gives the room of what was deleted to what comes.
func (p *database) compact(ctx context.Context) error {
	for _, table := range []string{"@terms", "@counts", "@quads"} {
		if _, err := p.writer.Exec(ctx, p.sql("VACUUM (ANALYZE) "+table)); err != nil {
			return p.explain(err)
		}
	}
	return nil
}

func (p *database) size(ctx context.Context) (size int64, err error) {
	err = p.pool.QueryRow(ctx, `SELECT pg_total_relation_size($1::regclass) + pg_total_relation_size($2::regclass) + pg_total_relation_size($3::regclass)`,
		p.sql("@terms"), p.sql("@counts"), p.sql("@quads")).Scan(&size)
	return size, p.explain(err)
}

// stale: every look is at the newest state.
func (*database) stale() bool { return false }

func (p *database) close() error {
	if p.making != nil {
		return nil // what is being made goes on
	}
	if p.pool != nil {
		p.pool.Close()
	}
	if p.writer == nil || p.writer.IsClosed() {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), postgresPatience)
	defer cancel()
	return p.explain(p.writer.Close(ctx))
}

// postgresPatience is how long one waits for a connection, or for the end of one.
var postgresPatience = 10 * time.Second
