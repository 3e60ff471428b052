package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"digitscope/nn/compact"
	"digitscope/nn/safetensors"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// heldDigits are scored after each epoch.
func heldDigits(sets []train.Set) (held []train.Set) {
	for _, set := range sets {
		if set.Test && !set.NotDigits {
			held = append(held, set)
		}
	}
	return held
}

// notes go into the metadata of the weights file.
func notes() map[string]string {
	return map[string]string{"license": "MIT", "data": data.Known().Credits(), "record": recordFile}
}

// write scores the network, with the drawings that are altered, too, and writes it, in both its forms, and its record.
func (o options) write(trainer *train.Trainer, build train.Build, sets []train.Set, drawings []data.Drawing, stdout io.Writer) error {
	var weights bytes.Buffer
	if err := safetensors.Save(&weights, trainer.Network(), notes()); err != nil {
		return err
	}
	forPage, err := compact.Encode(trainer.Network())
	if err != nil {
		return err
	}
	sum := sha256.Sum256(weights.Bytes())
	record := trainer.Record()
	record.Build = build
	record.Robustness = train.CheckRobustness(trainer.Network(), drawings, runtime.GOMAXPROCS(0))
	record.Weights = train.File{Path: weightsFile, SHA256: hex.EncodeToString(sum[:])}
	for _, set := range sets {
		score := train.Evaluate(trainer.Network(), set, runtime.GOMAXPROCS(0))
		fmt.Fprintln(stdout, score)
		if !score.NotDigits {
			fmt.Fprintln(stdout, score.Rates())
		}
		record.Add(set, score)
	}
	text, err := record.Encode()
	if err != nil {
		return err
	}
	if err := train.WriteFile(o.path(weightsFile), weights.Bytes()); err != nil {
		return err
	}
	if err := train.WriteFile(o.path(compactFile), forPage); err != nil {
		return err
	}
	return train.WriteFile(o.path(recordFile), text)
}

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
