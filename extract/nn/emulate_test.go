package nn

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// TestOtherProcessors runs the comparison of the kernels for 64-bit Arm under
// emulation, with and without the dot product of small integers, and where there
// is no assembly at all.
func TestOtherProcessors(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles for another processor")
	}
	if runtime.GOARCH != "amd64" || os.Getenv("PARLEY_EMULATED") != "" {
		t.Skip("runs on amd64, which has most kernels to compare")
	}
	emulator, err := exec.LookPath("qemu-aarch64")
	if err != nil {
		if os.Getenv("PARLEY_REQUIRE_ALL") != "" {
			t.Fatal("qemu-aarch64 is missing; apt-get install qemu-user")
		}
		t.Skip("no qemu-aarch64")
	}
	const kernels = "Every|LSTM|Tanh"
	arm := filepath.Join(t.TempDir(), "arm64.test")
	run(t, []string{"GOARCH=arm64", "CGO_ENABLED=0"}, "go", "test", "-c", "-o", arm, ".")
	for _, processor := range []string{"max", "cortex-a57"} {
		t.Run(processor, func(t *testing.T) { run(t, nil, emulator, "-cpu", processor, arm, "-test.run", kernels) })
	}
	t.Run("purego", func(t *testing.T) { run(t, nil, "go", "test", "-tags", "purego", "-run", kernels, ".") })
}

// run runs a program, for a few minutes at most.
func run(t *testing.T, env []string, name string, args ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(append(os.Environ(), "PARLEY_EMULATED=1"), env...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
}
