package quadstore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// querier is what one asks a database through: a connection, a transaction or a
// pool of them.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// postgresReaders is how many can read at once; more wait.
const postgresReaders = 32

// postgresSettings are those of every connection. Each question has an index
// made for it, whatever the database thinks of its tables just after a load.
var postgresSettings = map[string]string{
	"enable_seqscan": "off", "enable_bitmapscan": "off", "enable_hashjoin": "off", "enable_mergejoin": "off",
	"jit": "off", "plan_cache_mode": "force_generic_plan",
	"tcp_keepalives_idle": "30", "tcp_keepalives_interval": "10", "tcp_keepalives_count": "3",
}

// postgresConfig reads an address.
func postgresConfig(address string) (*pgxpool.Config, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("%w: %s cannot be read; write postgres://USER@HOST/DATABASE", ErrAddress, PostgresName(address))
	}
	for name, value := range postgresSettings {
		config.ConnConfig.RuntimeParams[name] = value
	}
	config.ConnConfig.RuntimeParams["application_name"] = application()
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = postgresPatience
	}
	config.MaxConns = postgresReaders
	return config, nil
}

// longestApplication is how much of its name the database keeps of a client.
const longestApplication = 63

// application tells others who holds the store.
func application() string {
	host, _ := os.Hostname()
	name := fmt.Sprintf("process %d on %s (%s", os.Getpid(), host, command())
	if len(name) > longestApplication-1 {
		name = strings.ToValidUTF8(name[:longestApplication-1-utf8.UTFMax], "") + "…"
	}
	return name + ")"
}

// dialReaders connects those who read.
func dialReaders(ctx context.Context, address string) (*database, error) {
	config, err := postgresConfig(address)
	if err != nil {
		return nil, err
	}
	p := &database{name: PostgresName(address)}
	if p.pool, err = pgxpool.NewWithConfig(ctx, config); err != nil {
		return nil, p.explain(err)
	}
	if err := p.findSchema(ctx, p.pool); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return p, nil
}

// dialWriter connects those who read, and the one who writes.
func dialWriter(ctx context.Context, address string) (*database, error) {
	p, err := dialReaders(ctx, address)
	if err != nil {
		return nil, err
	}
	if p.writer, err = pgx.ConnectConfig(ctx, p.pool.Config().ConnConfig); err == nil {
		err = p.takeLock(ctx)
	}
	if err != nil {
		return nil, errors.Join(p.explain(err), p.close())
	}
	return p, nil
}

// findSchema learns where the tables are.
func (p *database) findSchema(ctx context.Context, db querier) error {
	var schema *string
	if err := db.QueryRow(ctx, `SELECT current_schema()`).Scan(&schema); err != nil {
		return p.explain(err)
	}
	if schema == nil {
		return fmt.Errorf("%w: %s: the search path of the database names no schema that exists", ErrNone, p.name)
	}
	p.schema = *schema
	return nil
}

// postgresLock is the number of a store's lock: that of its schema, behind one of
// our own.
const postgresLock = `(1885434476::bigint << 32 | $1::regnamespace::oid::bigint)`

// How often the lock is asked for: the database may not have noticed yet that a
// process was killed.
const (
	lockTries = 20
	lockPause = 50 * time.Millisecond
)

// takeLock becomes the one that writes, or says who does.
func (p *database) takeLock(ctx context.Context) error {
	for try := range lockTries {
		if try > 0 {
			time.Sleep(lockPause)
		}
		var ours bool
		err := p.writer.QueryRow(ctx, `SELECT pg_try_advisory_lock`+postgresLock, pgx.Identifier{p.schema}.Sanitize()).Scan(&ours)
		if ours || err != nil {
			return err
		}
	}
	var who string
	var since time.Time
	err := p.writer.QueryRow(ctx, `SELECT a.application_name, a.backend_start FROM pg_locks l JOIN pg_stat_activity a USING (pid)
		WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND (l.classid::bigint << 32 | l.objid::bigint) = `+postgresLock+`
		AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`, pgx.Identifier{p.schema}.Sanitize()).Scan(&who, &since)
	if err == nil {
		who = fmt.Sprintf(": %s has been writing since %s", who, since.Local().Format(time.DateTime))
	}
	return fmt.Errorf("%w: %s%s; try again when that has ended", ErrInUse, p.name, who)
}

// Codes of errors, from the appendix of PostgreSQL's manual.
const (
	codeDiskFull     = "53100"
	codeDamaged      = "XX001"
	codeDamagedIndex = "XX002"
	codeNoDatabase   = "3D000"
	codeReadOnly     = "25006"
	codeNotAllowed   = "42501"
)

// explain turns the database's errors into ours.
func (p *database) explain(err error) error {
	var refused *pgconn.ConnectError
	var said *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrInUse), errors.Is(err, ErrDamaged), errors.Is(err, ErrDiskFull):
		return err
	case errors.As(err, &said):
		switch said.Code {
		case codeDiskFull:
			return fmt.Errorf("%w of store %s: %w; nothing of this was written", ErrDiskFull, p.name, err)
		case codeDamaged, codeDamagedIndex:
			return fmt.Errorf("%w: %s: %w; restore a backup, or build it anew from its documents", ErrDamaged, p.name, err)
		case codeNoDatabase:
			return fmt.Errorf("%w: %w; make it with `createdb`", ErrNone, err)
		case codeReadOnly, codeNotAllowed:
			return fmt.Errorf("store %s cannot be written to: %w", p.name, err)
		}
	case errors.As(err, &refused):
		return fmt.Errorf("store %s cannot be reached: %w", p.name, err)
	}
	return fmt.Errorf("store %s: %w", p.name, err)
}
