package experiment

import (
	"runtime/debug"
	"strings"
)

// kernel says whether the program was built with the SIMD kernels.
func kernel() string {
	info, _ := debug.ReadBuildInfo()
	if info != nil {
		for _, setting := range info.Settings {
			if setting.Key == "GOEXPERIMENT" && strings.Contains(setting.Value, "simd") {
				return "simd"
			}
		}
	}
	return "plain"
}
