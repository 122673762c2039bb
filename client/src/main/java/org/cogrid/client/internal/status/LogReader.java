package org.cogrid.client.internal.status;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.cogrid.client.internal.texts.LineOutput;

/** Passes on what is added to a log. Used by one thread. */
public final class LogReader {
    private static final int BLOCK = 1 << 16;

    private final int engineId;
    private final Path log;
    private final LineOutput out;
    private long told;

    public LogReader(int engineId, Path log, LineOutput out) {
        this.engineId = engineId;
        this.log = log;
        this.out = out;
    }

    public int engineId() {
        return engineId;
    }

    /** True if it has passed on nothing so far. */
    public boolean isEmpty() {
        return told == 0;
    }

    /** Passes on new whole lines. True if the log still exists. */
    public boolean tell() throws IOException {
        return read(false);
    }

    /** Passes on the rest, including an unfinished line, as a crashed engine may leave one. */
    public void finish() throws IOException {
        read(true);
        out.endLine();
    }

    private boolean read(boolean isLast) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            told = Math.min(told, file.size()); // another program may have emptied it
            file.position(told);
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            while (file.read(block) > 0) {
                told += tell(block);
            }
            if (isLast) {
                told += block.position();
                print(block, block.position());
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Passes on the block up to its last line end, as a character of several bytes may be cut there. A line longer than
     * the block is cut anyway.
     */
    private int tell(ByteBuffer block) {
        int end = block.position();
        while (end > 0 && block.get(end - 1) != '\n') {
            end--;
        }
        int count = end == 0 && !block.hasRemaining() ? block.position() : end;
        print(block, count);
        block.flip().position(count);
        block.compact();
        return count;
    }

    private void print(ByteBuffer block, int count) {
        out.print(new String(block.array(), 0, count, StandardCharsets.UTF_8));
    }
}
