package org.cogrid.client.internal.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.OwnerOnly;

/**
 * The classes of an engine in the form that a JVM maps into memory instead of reading and checking them again (class data sharing), which
 * halves the processor time that an engine takes to start. The first engine of a build writes the file when it ends, which takes
 * it a second or two. Nothing depends on the file: a JVM checks itself whether it fits, and does without if not.
 */
final class ClassArchive {
    private static final System.Logger LOG = System.getLogger(ClassArchive.class.getName());

    private static final List<String> SAYS_OTHERWISE =
            List.of("-Xshare", "-XX:SharedArchiveFile", "-XX:ArchiveClassesAtExit", "-javaagent", "-agent");

    /** With other arguments a JVM might be unable to write the file, and then refuse to start; to use it, any will do. */
    private static final Pattern FOR_WRITERS = Pattern.compile(
            "-D(?!java\\.system\\.|jdk\\.module\\.).*|-Xm[nsx].*|-Xss.*|-Xlog.*|-ea.*|--add-(?:opens|exports)=.*");

    private static final int KEPT = 4;
    private static final int KEY_LENGTH = 16;

    private final Path folder;
    private final List<Path> classPath;

    /**
     * The archive for JVMs of this one's kind.
     *
     * @param folder of all archives
     * @param classPath what such a JVM is started with
     */
    ClassArchive(Path folder, List<Path> classPath) {
        this.folder = folder;
        this.classPath = classPath;
    }

    /** What to start a JVM with so that it uses the archive, or writes it if nobody does so yet. None if these others settle the matter. */
    List<String> jvmArguments(List<String> others) {
        boolean settled =
                others.stream().anyMatch(other -> SAYS_OTHERWISE.stream().anyMatch(other::startsWith));
        if (settled || !classPath.stream().allMatch(ClassArchive::canBeArchived) || !isHotSpot()) {
            return List.of();
        }
        try {
            Path file = file();
            if (isWritten(file)) {
                return quietly("-XX:SharedArchiveFile=" + file);
            }
            return canWrite(others) && isOursToWrite(file) ? quietly("-XX:ArchiveClassesAtExit=" + file) : List.of();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.DEBUG, "engines start without a class archive", e);
            return List.of();
        }
    }

    /** Deletes the file: an engine did not start, maybe because of it, or has written it when it had but a few of its classes. */
    void distrust() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "An engine did not start, and its class archive can't be deleted", e);
        }
    }

    private Path file() {
        return folder.resolve("engines-" + key() + ".jsa");
    }

    /** JVMs write the beginning last. */
    private static boolean isWritten(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() > 0;
        }
    }

    /** A JVM 17 leaves out the classes of a file whose path a URL writes otherwise, as one with a blank: that would be no gain. */
    private static boolean canBeArchived(Path file) {
        return Files.isRegularFile(file)
                && file.toUri().getRawPath().equals(file.toAbsolutePath().toString());
    }

    private static List<String> quietly(String argument) {
        return List.of(argument, "-Xlog:cds*=off");
    }

    /** What is written is an addition to the JVM's own archive. Some have none, as those of {@code jlink}; this one tells. */
    private static boolean canWrite(List<String> others) {
        return System.getProperty("java.vm.info", "").contains("sharing")
                && others.stream().allMatch(other -> FOR_WRITERS.matcher(other).matches());
    }

    private static boolean isHotSpot() {
        String name = System.getProperty("java.vm.name", "");
        return name.contains("OpenJDK") || name.contains("HotSpot");
    }

    /** A file that is there tells others that an engine is to write it; one that was killed has not, so that is believed for an hour. */
    private boolean isOursToWrite(Path file) throws IOException {
        OwnerOnly.createFolder(folder); // as JVMs run what is in it
        try {
            Files.createFile(file);
            deleteOld();
            return true;
        } catch (FileAlreadyExistsException e) {
            Instant now = Instant.now();
            boolean given = Files.getLastModifiedTime(file).toInstant().isAfter(now.minus(1, ChronoUnit.HOURS));
            if (!given) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
            return !given;
        }
    }

    private void deleteOld() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(each -> each.toString().endsWith(".jsa"))
                    .sorted(Comparator.comparing((Path each) -> each.toFile().lastModified())
                            .reversed())
                    .skip(KEPT)
                    .toList();
            for (Path each : old) {
                Files.deleteIfExists(each); // who has it mapped keeps it
            }
        }
    }

    /** Differs whenever the JVM or any of the files does. */
    private String key() {
        String jvm = System.getProperty("java.home") + System.getProperty("java.vm.version");
        String files = classPath.stream()
                .map(Path::toFile)
                .map(file -> file.getAbsolutePath()
                        + File.pathSeparator
                        + file.length()
                        + File.pathSeparator
                        + file.lastModified())
                .collect(Collectors.joining("\n", jvm + "\n", ""));
        return ContentHash.of(files.getBytes(StandardCharsets.UTF_8)).hex().substring(0, KEY_LENGTH);
    }
}
