#!/bin/sh
# Validates the manifest with kubeconform against the schema that Kubernetes publishes
# with its sources, which the Go proxy has: needs the network once, 22 MB.
set -eu
cd "$(dirname "$0")"
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT
fetched="$(cd "$dir" && go mod init schema 2>/dev/null && go mod download -json k8s.io/kubernetes@v1.34.0)"
sources="$(printf '%s' "$fetched" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')"

# As published the schema lets fields pass that it does not know: here it must not.
sed 's/"properties": {/"additionalProperties": false, "properties": {/' \
	"$sources/api/openapi-spec/v3/apis__batch__v1_openapi.json" >"$dir/batch.json"
printf '{"$ref": "file://%s/batch.json#/components/schemas/io.k8s.api.batch.v1.Job"}' "$dir" >"$dir/job.json"
check() {
	go run github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0 -strict -summary -schema-location "$dir/job.json" "$1"
}

# What must fail, fails: a field that is misspelt, a value of another type.
for spoilt in s/completions:/completion:/ s/mountPath:/path:/ 's/parallelism: 50/parallelism: many/'; do
	sed "$spoilt" job.yaml >"$dir/spoilt.yaml"
	if check "$dir/spoilt.yaml" >"$dir/said" 2>&1; then
		echo "test-kubernetes: the schema lets pass what $spoilt makes of the manifest" >&2
		exit 1
	fi
	grep -q "is invalid" "$dir/said" || { cat "$dir/said" >&2; exit 1; }
done
check job.yaml
