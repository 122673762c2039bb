package org.cogrid.client.internal.cluster.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cogrid.core.internal.access.OwnerOnly;
import org.cogrid.core.internal.access.ProcessLife;

/**
 * The files of one class archive. A JVM writes the archive under another name. The next program that needs it gives it
 * its final name once all of it is on the disk. So a file of the final name is complete, even if a JVM was killed or
 * the power failed.
 *
 * @param folder the folder of all archives
 * @param name the name of this one
 */
record ArchiveFiles(Path folder, String name) {
    private static final int KEPT = 4;
    private static final String WHOLE = ".jsa";
    private static final String ASIDE = ".new";
    private static final String WRITER = ".writer";
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Returns the archive, if it is complete. */
    Optional<Path> whole() throws IOException {
        Path file = file(WHOLE);
        if (!Files.exists(file)) {
            for (Path aside : asides()) {
                if (isOfThisBoot(aside) && isWritten(aside)) {
                    sync(aside);
                    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
                    return Optional.of(file);
                }
            }
            return Optional.empty();
        }
        return Optional.of(file);
    }

    /**
     * Returns where a starting engine is to write the archive when it ends. Empty while another living engine has that
     * job.
     */
    Optional<Path> claim() throws IOException {
        OwnerOnly.createFolder(folder); // as JVMs run what is in it
        if (hasLivingWriter()) {
            return Optional.empty();
        }
        delete();
        try {
            Files.createFile(file(WRITER));
        } catch (FileAlreadyExistsException e) { // another program is just starting an engine
            return Optional.empty();
        }
        writer(ProcessHandle.current());
        deleteOld();
        return Optional.of(folder.resolve(
                name + "-" + boot() + "-" + ProcessHandle.current().pid() + ASIDE));
    }

    /** Notes which process is to write the archive. If that process ends without writing it, another one may. */
    void writer(ProcessHandle process) throws IOException {
        Files.writeString(file(WRITER), process.pid() + " " + started(process));
    }

    private boolean hasLivingWriter() throws IOException {
        try {
            String[] noted = Files.readString(file(WRITER)).split(" ");
            return noted.length == 2
                    && ProcessHandle.of(Long.parseLong(noted[0]))
                            .filter(ProcessLife::isAlive)
                            .filter(process -> started(process).equals(noted[1]))
                            .isPresent();
        } catch (NoSuchFileException | NumberFormatException e) { // no writer, or a power failure damaged the note
            return false;
        }
    }

    private static String started(ProcessHandle process) {
        return String.valueOf(
                process.info().startInstant().orElse(Instant.EPOCH).getEpochSecond());
    }

    /** Deletes all of the files. */
    void delete() throws IOException {
        Files.deleteIfExists(file(WHOLE));
        Files.deleteIfExists(file(WRITER));
        for (Path aside : asides()) {
            Files.deleteIfExists(aside);
        }
    }

    /**
     * Flushes a file to the disk. Otherwise a power failure may leave a file of the right length without its content.
     */
    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** True if the file is complete: JVMs write the beginning last. */
    private static boolean isWritten(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() > 0;
        }
    }

    private static boolean isOfThisBoot(Path aside) throws IOException {
        return String.valueOf(aside.getFileName()).contains("-" + boot() + "-");
    }

    private static String boot() throws IOException {
        return Files.isReadable(BOOT) ? Files.readString(BOOT).strip().replace("-", "") : "boot";
    }

    private Path file(String suffix) {
        return folder.resolve(name + suffix);
    }

    private List<Path> asides() throws IOException {
        return files(ASIDE).stream()
                .filter(file -> String.valueOf(file.getFileName()).startsWith(name + "-"))
                .toList();
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(suffix)).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Deletes old archives. A JVM that has one mapped can go on using it. */
    private void deleteOld() throws IOException {
        for (String suffix : List.of(WHOLE, ASIDE, WRITER)) {
            List<Path> old = files(suffix).stream()
                    .sorted(Comparator.comparing((Path each) -> each.toFile().lastModified())
                            .reversed())
                    .skip(KEPT)
                    .toList();
            for (Path each : old) {
                Files.deleteIfExists(each);
            }
        }
    }
}
