// Parley-eval measures the embedded language models against annotated text.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/extract/eval"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := app().RunContext(ctx, os.Args)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "parley-eval:", err)
		os.Exit(1)
	}
}

func app() *cli.App {
	return &cli.App{
		Name:            "parley-eval",
		Usage:           "measure the language models against annotated text",
		HideHelpCommand: true,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "data", Usage: "`DIR`ectory of the annotated text", Required: true},
			&cli.StringFlag{Name: "models", Usage: "`DIR`ectory of the models", Value: "extract/english/models"},
			&cli.StringSliceFlag{Name: "only", Usage: "measure `WHAT` alone: " + strings.Join(eval.Measures(), ", ")},
			&cli.StringFlag{Name: "record", Usage: "also write the figures to `FILE`, below which they may not fall"},
		},
		Action: run,
	}
}

func run(c *cli.Context) error {
	data, models := os.DirFS(c.String("data")), os.DirFS(c.String("models"))
	only := c.StringSlice("only")
	if len(only) > 0 && c.String("record") != "" {
		return errors.New("--record writes all figures: leave --only out")
	}
	for _, name := range only {
		if !slices.Contains(eval.Measures(), name) {
			return fmt.Errorf("nothing to measure is named %q; there are %s", name, strings.Join(eval.Measures(), ", "))
		}
	}
	figures, err := eval.Measure(c.Context, data, models, only...)
	if err != nil {
		return err
	}
	for _, f := range figures {
		fmt.Fprintln(c.App.Writer, f)
	}
	if len(only) > 0 {
		return nil
	}
	cost, err := eval.MeasureCost(c.Context, data, models)
	if err != nil {
		return err
	}
	fmt.Fprintln(c.App.Writer, cost)
	if name := c.String("record"); name != "" {
		return os.WriteFile(name, []byte(eval.Record(figures)), 0o644)
	}
	return nil
}
