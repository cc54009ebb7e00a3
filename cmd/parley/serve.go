package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net"
	"os"
	"time"

	"github.com/urfave/cli/v2"

	"parley/extract/read"
	"parley/graph"
	"parley/graph/serve"
	"parley/schema"
)

const tokenVariable = "PARLEY_TOKEN"

func serveCommand() *cli.Command {
	return &cli.Command{
		Name:  "serve",
		Usage: "open the graph in a browser",
		Description: `Prints the address of a page that asks and explores, and serves the HTTP API,
which /api/openapi.json describes. It listens on this machine only unless
--listen says otherwise, and never writes unless --write says so. What a build
adds meanwhile is there a second later.

   parley serve --store war.db
   parley serve --listen 0.0.0.0:8080 --host graph.example --log
   PARLEY_TOKEN=… parley serve --write --listen 0.0.0.0:8080
   curl 'http://127.0.0.1:64210/api/relations?a=Russia&b=NATO&since=2022-01-01'
   curl -O -J 'http://127.0.0.1:64210/api/export/gexf?actor=Russia'

With --write the page and the API add and remove articles, and no build can write
meanwhile. A server that other machines reach then needs a token, which who
writes sends as "Authorization: Bearer TOKEN".`,
		Flags: []cli.Flag{
			storeFlag(),
			&cli.StringFlag{Name: "listen", Value: "127.0.0.1:64210", Usage: "`HOST:PORT`; port 0 takes any that is free"},
			&cli.StringSliceFlag{Name: "host", Usage: "answer under this `NAME` too, or under several if given again"},
			&cli.StringSliceFlag{Name: "cors", Usage: "let pages of this `ORIGIN` ask, such as https://graph.example"},
			&cli.BoolFlag{Name: "write", Usage: "let clients add and remove articles"},
			&cli.StringFlag{Name: "token", EnvVars: []string{tokenVariable}, Usage: "with --write: the `TOKEN` that they have to know"},
			&cli.DurationFlag{Name: "time", Value: defaultServeTime, Usage: "give up a query after this `DURATION`"},
			&cli.IntFlag{Name: "limit", Value: defaultServeRows, Usage: "send at most `N` rows", Action: atLeastOne("limit")},
			&cli.Uint64Flag{Name: "memory", Value: defaultServeMemory, Usage: "give up a query beyond `MIB` of memory"},
			&cli.BoolFlag{Name: "log", Usage: "write a line for every request on standard error"},
		},
		Action: serveAction,
	}
}

func serveAction(c *cli.Context) error {
	if _, err := arguments(c, 0, 0, "[flags]"); err != nil {
		return err
	}
	if given := c.String("token"); given != "" && given != os.Getenv(tokenVariable) && !c.Bool("write") {
		return usagef("--token is for --write; a server that only reads asks for none")
	}
	how := graph.Options{ReadOnly: true, Follow: true}
	if c.Bool("write") {
		how = graph.Options{}
	}
	return readingAs(c, how, func(ctx context.Context, store *graph.Store) error {
		server, err := serve.New(store, serveOptions(c))
		if err != nil {
			return usagef("%v", err)
		}
		listener, err := new(net.ListenConfig).Listen(ctx, "tcp", c.String("listen"))
		if err != nil {
			return fmt.Errorf("%w; choose another address with --listen, port 0 for any that is free", err)
		}
		fmt.Fprintf(c.App.Writer, "parley is at http://%s  (Ctrl-C ends it)\n", listener.Addr())
		if c.Bool("write") {
			logf(c, "clients may add and remove articles; this process is the one that writes the store")
		}
		return server.Serve(ctx, listener)
	})
}

// The limits of a server, which many ask, are narrower than those of a command.
const (
	defaultServeTime   = 10 * time.Second
	defaultServeRows   = 10_000
	defaultServeMemory = 512
)

func serveOptions(c *cli.Context) serve.Options {
	stderr := slog.New(slog.NewTextHandler(c.App.ErrWriter, nil))
	o := serve.Options{
		Version: version, Log: stderr,
		Hosts: c.StringSlice("host"), Origins: c.StringSlice("cors"),
		QueryTime: c.Duration("time"), Rows: c.Int("limit"), Memory: c.Uint64("memory") << 20,
	}
	if c.Bool("log") {
		o.Access = stderr
	}
	if c.Bool("write") {
		o.Read, o.Token = readArticle, c.String("token")
	}
	return o
}

// readArticle makes statements of an article that a client sends.
func readArticle(ctx context.Context, article schema.Document) (serve.Reading, error) {
	doc, err := read.Text(article.Path, []byte(article.Text))
	if err != nil {
		return serve.Reading{}, err
	}
	// What the client says of it counts more than what its text does.
	doc.Title, doc.Source, doc.Date = cmp.Or(article.Title, doc.Title), cmp.Or(article.Source, doc.Source), cmp.Or(article.Date, doc.Date)
	if err := runPipeline(ctx, doc); err != nil {
		return serve.Reading{}, err
	}
	return serve.Reading{Document: stored(doc), Statements: held(doc), Entities: doc.Entities, Stances: doc.Stances}, nil
}
