#!/bin/bash
# Tries a sweep on a Slurm cluster that is this machine alone: an array of six trials,
# one of which is killed and queued again. It must end with the table that one machine
# makes by itself, but for the times.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
here=nn/train/sweep/slurm
say() { echo "test-slurm: $*" >&2; }
fail() { say "$*"; tail -n 20 "$dir"/*.log "$dir"/log-*.txt >&2 || true; exit 1; }

for tool in munged slurmctld slurmd sbatch; do
	PATH="$PATH:/usr/sbin" command -v "$tool" >/dev/null || { say "$tool is missing: apt-get install slurm-wlm munge"; exit 1; }
done
[ "$(id -u)" = 0 ] || { say "Slurm's programs need root: run it as root, in a container for example"; exit 1; }
PATH="$PATH:/usr/sbin"

dir="$(mktemp -d)"
chmod 755 "$dir" # munge wants its socket to be within everyone's reach
started=()
finish() {
	[ ${#started[@]} -eq 0 ] || { kill "${started[@]}" 2>/dev/null; wait "${started[@]}" 2>/dev/null; } || true
	rm -rf "$dir"
}
trap finish EXIT

# The folder that all machines share: program, sweep, data. The samples of the
# repository stand in for data sets, KMNIST's characters for MNIST's digits.
make --no-print-directory sweep-program OUT="$dir/sweep"
cp $here/array.sh "$dir/array.sh"
cp $here/test.json "$dir/sweep.json"
samples=weights/testdata
mkdir -p "$dir/data/mnist" "$dir/data/pendigits" "$dir/state" "$dir/spool"
for part in train t10k; do
	cp $samples/kmnist-images.gz "$dir/data/mnist/$part-images-idx3-ubyte.gz"
	cp $samples/kmnist-labels.gz "$dir/data/mnist/$part-labels-idx1-ubyte.gz"
done
for part in train test; do
	cp $samples/pendigits-test.jsonl.gz "$dir/data/pendigits/strokes-$part.jsonl.gz"
done

# The cluster.
cd "$dir"
port=$((20000 + RANDOM % 6000 * 2)) # another cluster may be here, or this one's last run
sed "s|@HOST@|$(hostname -s)|; s|@DIR@|$dir|; s|@PORT@|$port|; s|@NODEPORT@|$((port + 1))|" "$OLDPWD/$here/slurm.conf" >slurm.conf
export SLURM_CONF="$dir/slurm.conf"
(umask 077 && head -c 1024 /dev/urandom >munge.key)
munged --foreground --force --key-file="$dir/munge.key" --socket="$dir/munge.socket" \
	--pid-file="$dir/munged.pid" --log-file="$dir/munged.log" --seed-file="$dir/munge.seed" 2>munged-start.log &
started+=($!)
for _ in $(seq 100); do [ -S munge.socket ] && break; sleep 0.1; done
slurmctld -D 2>slurmctld-start.log &
started+=($!)
slurmd -D 2>slurmd-start.log &
started+=($!)
for _ in $(seq 300); do
	for daemon in "${started[@]}"; do kill -0 "$daemon" 2>/dev/null || fail "a daemon does not start"; done
	[ "$(sinfo --noheader --format=%T 2>/dev/null)" = idle ] && break
	sleep 0.2
done
[ "$(sinfo --noheader --format=%T)" = idle ] || fail "the cluster does not start"

# The array, of which the trial 3 is killed after its first epochs, as a machine that
# runs out of memory does it: without a chance to write anything.
job="$(sbatch --parsable --array=0-5 --cpus-per-task=1 --mem=0 array.sh)"
say "submitted as job $job"
state() { scontrol show job "${job}_$1" --oneliner | sed -E 's/.* JobState=([A-Z]+).*/\1/'; }
for _ in $(seq 1200); do grep -q "^epoch 2 " log-3.txt 2>/dev/null && break; sleep 0.1; done
task="$(scontrol show job "${job}_3" --oneliner | sed -E 's/JobId=([0-9]+) .*/\1/')"
kill -KILL $(scontrol listpids "$task" | awk 'NR > 1 && $1 > 0 { print $1 }') || fail "trial 3 does not run"
for _ in $(seq 300); do [ "$(state 3)" = FAILED ] && break; sleep 0.1; done
[ "$(state 3)" = FAILED ] && [ ! -e results/trial-00003.json ] || fail "trial 3 was not killed in the middle: it is $(state 3)"
./sweep -file sweep.json -out results -table >early.txt 2>&1 && fail "nobody misses trial 3"
grep -q "trial 3 is missing" early.txt || fail "trial 3 is not named: $(cat early.txt)"
scontrol requeue "${job}_3"
say "trial 3 was killed, named as missing and queued again"
for _ in $(seq 3000); do [ -z "$(squeue --noheader --job "$job" 2>/dev/null)" ] && break; sleep 0.2; done
grep "goes on at step" log-3.txt >&2 || fail "trial 3 did not go on from its checkpoint"

# The same on one machine.
./sweep -file sweep.json -data data -out alone >alone.txt || fail "the single machine fails"
for which in results alone; do
	./sweep -file sweep.json -out $which -table >$which.table || fail "$which cannot be merged"
	sed -E 's/ +[^ ]+$//' $which.table >$which.compared # without the column of times
done
cat results.table
cmp results.compared alone.compared || fail "the tables differ: $(diff results.compared alone.compared)"
for i in 0 1 2 3 4 5; do
	cmp results/trial-0000$i.safetensors alone/trial-0000$i.safetensors || fail "the weights of trial $i differ"
done
say "the table and all weights are those of a single machine"
