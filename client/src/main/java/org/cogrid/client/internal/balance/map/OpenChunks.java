package org.cogrid.client.internal.balance.map;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cogrid.client.Progress;

/** The chunks of a map that have not ended, and what is counted of all. Tells its sink. Not thread-safe. */
final class OpenChunks {
    private final ChunkSink sink;
    private final Set<Chunk> open = new LinkedHashSet<>();
    private long sent;
    private long done;
    private long failed;

    OpenChunks(ChunkSink sink) {
        this.sink = sink;
    }

    /** Begins a chunk of the next items. */
    Chunk next(int count) {
        Chunk chunk = new Chunk(sent, count);
        sent += count;
        open.add(chunk);
        sink.opened(chunk);
        return chunk;
    }

    /** Leaves a chunk its first items, and begins one of the others. */
    Chunk cut(Chunk chunk, int at) {
        Chunk rest = chunk.cut(at);
        open.add(rest);
        sink.cut(chunk, rest);
        return rest;
    }

    void ended(Chunk chunk) {
        open.remove(chunk);
        done += chunk.count();
        failed += chunk.failed();
    }

    int size() {
        return open.size();
    }

    List<Chunk> all() {
        return List.copyOf(open);
    }

    /** Returns the position of the next item to send. */
    long sent() {
        return sent;
    }

    /** Returns how far all have come, of so many items. */
    Progress progress(long total) {
        return new Progress(JobFailures.atMostInt(done), JobFailures.atMostInt(total), JobFailures.atMostInt(failed));
    }
}
