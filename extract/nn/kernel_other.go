//go:build purego || (!amd64 && !arm64)

package nn

// available lists the kernels that this processor runs, fastest first.
func available() []kernel { return []kernel{plain} }
