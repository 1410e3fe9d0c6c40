#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times `mingcha scan` on generated inputs and prints a table; started by scripts/bench.

Output goes to /dev/null; every figure is the median of --runs runs of the whole process, with the fastest beside it.
MB = 10^6 bytes of input. Peak memory is the kernel's maximum resident set."""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time


def run(command):
    """Wall seconds, processor seconds and peak memory (bytes) of one run."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 4):  # 4: part of a document was not analysed, and says so
        raise SystemExit(f"{' '.join(command)}: exit code {code}\n{message}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def measure(command, runs):
    results = [run(command) for _ in range(runs)]
    walls = [wall for wall, _, _ in results]
    return statistics.median(walls), min(walls), max(memory for _, _, memory in results)


def count(command):
    """What one run writes: bytes, documents, findings."""
    with tempfile.TemporaryFile() as out:
        subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, check=False)
        size = out.tell()
        out.seek(max(0, size - 4096))
        end = json.loads(out.read().splitlines()[-1])
    return size, end["documents"], end["findings"]


def machine():
    text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    names = [line.split(":", 1)[1].strip() for line in text.splitlines() if line.startswith("model name")]
    return f"{names[0] if names else 'unknown processor'}, {os.cpu_count()} processors"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("data", help="folder of lexicons")
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", default="1,2", help="numbers of workers, separated by commas")
    options = parser.parse_args()
    scan = [options.program, "scan", "--quiet", "--data", options.data]
    print(f"machine: {machine()}; load before: {os.getloadavg()[0]:.2f}")
    startup, fastest, memory = measure(scan + ["--jobs", "1", "/dev/null"], options.runs)
    print(f"start-up on an empty input: {startup * 1e3:.0f} ms (fastest {fastest * 1e3:.0f}), "
          f"{memory / 1e6:.0f} MB\n")
    print("| input | jobs | MB in | MB out | documents | bytes a finding | s | MB/s (fastest) "
          "| documents/s | peak MB |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for path in options.inputs:
        size = os.path.getsize(path)
        written, documents, findings = count(scan + [path])
        for jobs in options.jobs.split(","):
            wall, fastest, memory = measure(scan + ["--jobs", jobs, path], options.runs)
            print(f"| {pathlib.Path(path).stem} | {jobs} | {size / 1e6:.1f} | {written / 1e6:.1f} "
                  f"| {documents} | {size / max(findings, 1):.0f} | {wall:.2f} "
                  f"| {size / 1e6 / wall:.1f} ({size / 1e6 / fastest:.1f}) | {documents / wall:.0f} "
                  f"| {memory / 1e6:.0f} |", flush=True)


if __name__ == "__main__":
    main()
