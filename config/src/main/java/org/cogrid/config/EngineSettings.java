package org.cogrid.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How an engine works.
 *
 * @param jvmArguments further arguments for the JVMs that {@code Cluster} starts
 * @param startTimeout how long an engine may take to start
 * @param drain how long an engine that is told to stop may go on working through its queue
 * @param stopGrace how long a cancelled task may go on before it is reported as stuck
 * @param clientGrace how long an engine keeps the tasks and results of a client that has gone, in case it comes back
 * @param clientSilence how long a client may say nothing before it is disconnected
 * @param maxHeldBytes how many bytes of unfetched results and output an engine keeps for one client; above that it
 *     starts no further task of that client
 * @param maxOutputBytes how much output of one task is kept
 * @param maxValueBytes the largest value that may travel, encoded
 * @param maxGridCopyBytes the largest encoded value that gets a grid copy; larger values are live only
 * @param liveOnlyNames names whose values are never copied to the grid
 */
public record EngineSettings(
        List<String> jvmArguments,
        Duration startTimeout,
        Duration drain,
        Duration stopGrace,
        Duration clientGrace,
        Duration clientSilence,
        long maxHeldBytes,
        long maxOutputBytes,
        long maxValueBytes,
        long maxGridCopyBytes,
        Set<String> liveOnlyNames) {

    public EngineSettings {
        jvmArguments = List.copyOf(jvmArguments);
        liveOnlyNames = Set.copyOf(liveOnlyNames);
    }

    /** Reads these settings. */
    public static EngineSettings from(Settings settings) {
        SettingParser parser = new SettingParser(settings);
        return new EngineSettings(
                parser.words("cogrid.engine.jvm-arguments"),
                parser.duration("cogrid.engine.start-timeout"),
                parser.duration("cogrid.engine.drain"),
                parser.duration("cogrid.engine.stop-grace"),
                parser.duration("cogrid.engine.client-grace"),
                parser.duration("cogrid.engine.client-silence"),
                parser.bytes("cogrid.engine.max-held"),
                parser.bytes("cogrid.engine.max-output"),
                parser.bytes("cogrid.engine.max-value"),
                parser.bytes("cogrid.engine.max-grid-copy"),
                parser.names("cogrid.engine.live-only"));
    }
}
