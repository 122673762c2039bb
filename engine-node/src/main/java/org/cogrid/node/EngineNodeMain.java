package org.cogrid.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.cogrid.config.ConfigException;
import org.cogrid.config.ConfigFiles;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.hazelcast.HazelcastLogs;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.node.internal.memory.MemoryWatch;
import org.cogrid.node.internal.run.TaskThreads;

/**
 * An engine as a program. It prints two lines in UTF-8, and then nothing more to standard output. {@code COGRID ENGINE
 * id address} says that the engine serves. {@code COGRID LOST names} says that it has read what an earlier engine of
 * its id left; the names, separated by blanks, are those of lost variables, if any. If it fails, it prints {@code
 * COGRID ERROR text} instead and ends. With {@code --take-over} it first prints {@code COGRID JOINED address}, and then
 * waits for the engine that has its id to leave. Its log goes to standard error, with date, time and level in each
 * line.
 *
 * <p>SIGTERM stops it in an orderly way: it works until its queue is empty and its results are fetched, at most for the
 * time that the setting {@code cogrid.engine.drain} gives, and hands its share of the grid's data to the other members.
 *
 * <p>Exit codes: 0 when it was stopped; 1 when it could not start or read its namespace, or its arguments or settings
 * are wrong; 2 when its launcher died and it did not stop in time; 3 when its heap was full and its grid member could
 * not go on; 143 or the like when a signal ended it, after it left the grid.
 */
public final class EngineNodeMain {
    private EngineNodeMain() {}

    /**
     * Starts an engine and returns when it has ended.
     *
     * @param arguments see {@code MainArguments.USAGE}; a wrong one is reported as {@code COGRID ERROR}, with exit code
     *     1
     */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream launcher = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        TaskThreads.ownJvm();
        System.setOut(System.err); // the launcher reads only the first lines, so further output must not fill its pipe
        try {
            run(MainArguments.parse(List.of(arguments)), launcher);
        } catch (RuntimeException | Error e) {
            try {
                System.getLogger(EngineNodeMain.class.getName())
                        .log(System.Logger.Level.ERROR, "The engine could not start", e);
                String why = e instanceof Error ? FailureText.of(e) : String.valueOf(e.getMessage());
                say(launcher, "COGRID ERROR " + why.replaceAll("\\R", " "));
            } finally { // ends the JVM even if threads of the grid are left
                System.exit(1);
            }
        }
        System.exit(0);
    }

    private static void run(MainArguments arguments, PrintStream launcher) throws InterruptedException {
        configureLogging(arguments.settings().settings());
        HazelcastLogs.showAlarms();
        LauncherWatch watch = new LauncherWatch();
        if (arguments.untilStdinCloses()) {
            watch.start();
        }
        MemoryWatch memory = MemoryWatch.start();
        EngineNode node = EngineNode.start(arguments.settings(), memory, address -> {
            if (arguments.takesOver()) {
                say(launcher, "COGRID JOINED " + address);
            }
        });
        memory.guard(node.hazelcast(), node::stopTask);
        watch.guards(node);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "cogrid-shutdown"));
        say(launcher, "COGRID ENGINE " + node.id() + " " + node.address());
        say(
                launcher,
                String.join(
                        " ",
                        Stream.concat(Stream.of("COGRID LOST"), node.lost().stream())
                                .toList()));
        node.awaitEnd();
    }

    private static void say(PrintStream launcher, String line) {
        launcher.println(line);
        launcher.flush();
    }

    private static void configureLogging(Settings settings) {
        try (InputStream file = new ConfigFiles(settings).logging()) {
            LogManager.getLogManager().readConfiguration(file);
        } catch (IOException e) {
            throw new ConfigException(
                    "The logging configuration (setting cogrid.logging-config) can't be read: " + e, e);
        }
    }
}
