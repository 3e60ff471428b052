package data

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
)

// checksum returns the SHA-256 of all that r gives, as 64 hexadecimal digits.
func checksum(r io.Reader) (string, error) {
	hash := sha256.New()
	if _, err := io.Copy(hash, r); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// fileChecksum returns the SHA-256 of the file as it lies on the disk.
func fileChecksum(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	return checksum(file)
}

// checkSum says in its error what the sum is and what it should be.
func checkSum(got, expected string) error {
	if got != expected {
		return fmt.Errorf("wrong content: SHA-256 is %s, expected %s", got, expected)
	}
	return nil
}
