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
 * The largest sizes of the heaps of the engines on a machine. By default the engines share three quarters of the
 * memory, or less if their JVMs need more than a quarter beside their heaps. No engine gets more than a JVM takes by
 * default, which is a quarter.
 *
 * @param memory the memory of the machine, or of the container if that is smaller
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

    /** Returns the heaps of the engines of all the user's grids on this machine. */
    public static Heaps of(Path home) {
        return of(home, ProcessHandle.current().pid());
    }

    /**
     * Returns these heaps without that of an engine that is to be replaced.
     *
     * @param leaving the process of the engine to be replaced; this program's if there is none
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
        } catch (GridConnectionException e) { // other commands report damaged files
            LOG.log(System.Logger.Level.DEBUG, "the engines of " + file + " are not counted", e);
            return Optional.empty();
        }
    }

    /**
     * Returns how large a JVM with these arguments lets its heap grow. A size takes precedence over a percentage, and
     * the last one counts.
     */
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

    /** Returns the heap size that a JVM argument sets. */
    static Optional<Long> size(String argument) {
        Matcher size = SIZE.matcher(argument.toLowerCase(Locale.ROOT));
        return size.matches()
                ? Optional.of(Long.parseLong(size.group(1))
                        << 10 * Math.max(0, UNITS.indexOf(size.group(2).isEmpty() ? " " : size.group(2))))
                : Optional.empty();
    }

    /**
     * Returns the heap arguments for {@code count} more JVMs, beside their other arguments.
     *
     * @param environment further arguments that the JVMs find in their environment
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

    /** Returns a warning if the heaps may together grow beyond the memory. */
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
