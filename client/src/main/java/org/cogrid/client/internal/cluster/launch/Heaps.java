package org.cogrid.client.internal.cluster.launch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.client.internal.cluster.grids.GridEnd;
import org.cogrid.client.internal.grid.ConnectionDirectory;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.text.Amounts;

/**
 * How large the heaps of a machine's engines may grow. Where nobody says so they share three quarters of the memory, or less where their JVMs
 * need more than the rest beside their heaps; and none gets more than a JVM would take by itself, which is a quarter.
 *
 * @param memory of the machine, or of the container where that has less
 * @param present the largest sizes of the heaps of engines that run already
 */
public record Heaps(long memory, List<Long> present) {
    private static final System.Logger LOG = System.getLogger(Heaps.class.getName());
    private static final long MIB = 1 << 20;
    private static final long LEAST = 96 * MIB;

    /** What an engine's JVM takes beside its heap, for classes, code and threads: an idle one 110 to 170 MiB. */
    private static final long BESIDE = 128 * MIB;

    private static final Pattern CHOSEN =
            Pattern.compile("-Xm[sx].*|-XX:(?:Max|Min|Initial)(?:HeapSize|RAM).*", Pattern.DOTALL);
    private static final Pattern SIZE = Pattern.compile("-(?:xmx|xx:maxheapsize=)(\\d{1,15})([kmgt]?)");
    private static final Pattern PERCENT = Pattern.compile("-XX:MaxRAMPercentage=(\\d{1,3}(?:\\.\\d+)?)");
    private static final String UNITS = " kmgt";

    /** Those of the engines of all of a user's grids that run here. */
    public static Heaps of(Path home) {
        return of(home, ProcessHandle.current().pid());
    }

    /**
     * The same.
     *
     * @param leaving the process of an engine that makes way for one that is to be started; this program's for none
     */
    static Heaps of(Path home, long leaving) {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        ConnectionDirectory directory = new ConnectionDirectory(home);
        return new Heaps(
                memory,
                directory.names().stream()
                        .map(directory::file)
                        .flatMap(file -> access(file).stream())
                        .flatMap(access -> GridEnd.processes(access).stream())
                        .distinct()
                        .filter(process ->
                                process.pid() != ProcessHandle.current().pid())
                        .filter(process -> process.pid() != leaving)
                        .map(process ->
                                largest(List.of(process.info().arguments().orElse(new String[0])), memory))
                        .toList());
    }

    private static Optional<GridAccess> access(ConnectionFile file) {
        try {
            return file.find();
        } catch (GridConnectionException e) { // a damaged file tells nothing, and others say so
            LOG.log(System.Logger.Level.DEBUG, "the engines of " + file + " are not counted", e);
            return Optional.empty();
        }
    }

    /** How large a JVM with these arguments lets its heap grow: a size counts for more than a percentage, and the last one counts. */
    static long largest(List<String> arguments, long memory) {
        return last(arguments, Heaps::size)
                .or(() -> last(arguments, argument -> share(argument, memory)))
                .orElse(memory / 4);
    }

    private static Optional<Long> last(List<String> arguments, Function<String, Optional<Long>> size) {
        return arguments.stream()
                .flatMap(argument -> size.apply(argument).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<Long> share(String argument, long memory) {
        Matcher percent = PERCENT.matcher(argument);
        return percent.matches()
                ? Optional.of((long) (memory * Double.parseDouble(percent.group(1)) / 100))
                : Optional.empty();
    }

    /** The size that a JVM's argument gives its heap. */
    static Optional<Long> size(String argument) {
        Matcher size = SIZE.matcher(argument.toLowerCase(Locale.ROOT));
        return size.matches()
                ? Optional.of(Long.parseLong(size.group(1))
                        << 10 * Math.max(0, UNITS.indexOf(size.group(2).isEmpty() ? " " : size.group(2))))
                : Optional.empty();
    }

    /**
     * What so many more JVMs are to be started with, beside these arguments.
     *
     * @param environment the words of further arguments that the JVMs find in their environment
     */
    List<String> argumentsOf(int count, List<String> others, String environment) {
        boolean chosen = Stream.concat(others.stream(), Stream.of(environment.split("\\s+")))
                .anyMatch(word -> CHOSEN.matcher(word).matches());
        long own = memory / 4;
        long rest = Math.max(memory / 4, (present.size() + count) * BESIDE + memory / 8);
        long share = (memory - rest - sum()) / count;
        return chosen || share >= own ? List.of() : List.of("-Xmx" + Math.max(share, Math.min(LEAST, own)) / MIB + "m");
    }

    private long sum() {
        return present.stream().mapToLong(Long::longValue).sum();
    }

    /** What to say when the heaps may together grow beyond the memory. */
    public Optional<String> warning() {
        long needed = sum() + present.size() * BESIDE;
        return needed <= memory ? Optional.empty() : Optional.of(warning(needed));
    }

    private String warning(long needed) {
        boolean one = present.size() == 1;
        return (one ? "the heap of the engine" : "the heaps of the " + present.size() + " engines")
                + " here may " + (one ? "grow to " : "together grow to ") + Amounts.size(sum()) + ", and "
                + (one ? "its JVM to " : "their JVMs to ") + Amounts.size(needed) + ", but there are "
                + Amounts.size(memory) + " of memory: the system may kill "
                + (one ? "it. Give it less" : "some. Start fewer, or give them less")
                + " by --heap";
    }
}
