package org.cogrid.client.internal.cluster.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cogrid.core.internal.code.ContentHash;

/**
 * An engine's classes in a form that a JVM maps into memory instead of reading and checking them again (class data
 * sharing). It halves the processor time of an engine's start. The first engine of a build writes the file when it
 * ends, which takes a second or two. The file is optional: a JVM checks whether it fits, and does without it if not.
 */
final class ClassArchive {
    private static final System.Logger LOG = System.getLogger(ClassArchive.class.getName());

    private static final String USES = "-XX:SharedArchiveFile=";
    private static final String WRITES = "-XX:ArchiveClassesAtExit=";

    private static final List<String> SAYS_OTHERWISE =
            List.of("-Xshare", "-XX:SharedArchiveFile", "-XX:ArchiveClassesAtExit", "-javaagent", "-agent");

    /**
     * The arguments that a writing JVM may have. With others it might fail to write the file and then refuse to start.
     * A JVM that only uses the file may have any.
     */
    private static final Pattern FOR_WRITERS = Pattern.compile(
            "-D(?!java\\.system\\.|jdk\\.module\\.).*|-Xm[nsx].*|-Xss.*|-Xlog.*|-ea.*|--add-(?:opens|exports)=.*"
                    + "|-XX:TieredStopAtLevel=\\d");

    private static final int KEY_LENGTH = 16;

    private final Path folder;
    private final List<Path> classPath;

    /**
     * Makes the archive for JVMs like this one.
     *
     * @param folder the folder of all archives
     * @param classPath the class path of such a JVM
     */
    ClassArchive(Path folder, List<Path> classPath) {
        this.folder = folder;
        this.classPath = classPath;
    }

    /**
     * Returns the arguments that make a JVM use the archive, or write it if no other JVM does. Empty if the other
     * arguments rule that out.
     */
    List<String> jvmArguments(List<String> others) {
        boolean settled =
                others.stream().anyMatch(other -> SAYS_OTHERWISE.stream().anyMatch(other::startsWith));
        if (settled || !classPath.stream().allMatch(ClassArchive::canBeArchived) || !isHotSpot()) {
            return List.of();
        }
        try {
            ArchiveFiles files = files();
            Optional<Path> whole = files.whole();
            if (whole.isPresent()) {
                return quietly(USES + whole.get());
            }
            return canWrite(others)
                    ? files.claim().map(file -> quietly(WRITES + file)).orElse(List.of())
                    : List.of();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.DEBUG, "engines start without a class archive", e);
            return List.of();
        }
    }

    /** Notes the process that is to write the archive, if it was started with these words of {@link #jvmArguments}. */
    void started(ProcessHandle process, List<String> words) {
        if (words.stream().anyMatch(word -> word.startsWith(WRITES))) {
            attempt("its writer noted down", () -> files().writer(process));
        }
    }

    /**
     * Deletes the archive. An engine did not start, maybe because of it, or has written it when it had loaded only a
     * few classes.
     */
    void distrust() {
        attempt("deleted after an engine did not start", () -> files().delete());
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void attempt(String what, Step step) {
        try {
            step.run();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "The engines' class archive can't be " + what, e);
        }
    }

    private ArchiveFiles files() {
        return new ArchiveFiles(folder, "engines-" + key());
    }

    /**
     * True if the file's classes can be archived. A JVM 17 leaves out files whose path looks different as a URL, such
     * as one with a blank.
     */
    private static boolean canBeArchived(Path file) {
        return Files.isRegularFile(file)
                && file.toUri().getRawPath().equals(file.toAbsolutePath().toString());
    }

    private static List<String> quietly(String argument) {
        return List.of(argument, "-Xlog:cds*=off");
    }

    /**
     * True if this JVM can write an archive: what it writes extends the JVM's own archive, which is missing in some
     * JVMs, such as those of {@code jlink}.
     */
    private static boolean canWrite(List<String> others) {
        return System.getProperty("java.vm.info", "").contains("sharing")
                && others.stream().allMatch(other -> FOR_WRITERS.matcher(other).matches());
    }

    private static boolean isHotSpot() {
        String name = System.getProperty("java.vm.name", "");
        return name.contains("OpenJDK") || name.contains("HotSpot");
    }

    /** Returns a key that changes with the JVM and with each of the files. */
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
