package org.cogrid.client.internal.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.cogrid.client.internal.texts.LineOutput;

/** Hands on what is added to a log. Used by one thread. */
final class LogReader {
    private static final int BLOCK = 1 << 16;

    private final Path log;
    private final LineOutput out;
    private long told;

    LogReader(Path log, LineOutput out) {
        this.log = log;
        this.out = out;
    }

    /** Hands on what is new, whole lines; whether the log is still there. */
    boolean tell() throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            told = Math.min(told, file.size()); // somebody may have emptied it
            file.position(told);
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            while (file.read(block) > 0) {
                told += tell(block);
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Up to the last line's end, as a letter of several bytes may be cut; a line longer than the block is cut all the same. */
    private int tell(ByteBuffer block) {
        int end = block.position();
        while (end > 0 && block.get(end - 1) != '\n') {
            end--;
        }
        int count = end == 0 && !block.hasRemaining() ? block.position() : end;
        out.print(new String(block.array(), 0, count, StandardCharsets.UTF_8));
        block.flip().position(count);
        block.compact();
        return count;
    }
}
