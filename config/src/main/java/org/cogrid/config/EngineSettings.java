package org.cogrid.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How an engine works.
 *
 * @param jvmArguments further arguments for the JVMs that {@code Cluster} starts
 * @param startTimeout how long an engine may take to start
 * @param drain how long an engine that is told to stop goes on with its queue
 * @param stopGrace how long a cancelled task may go on before it is reported as stuck
 * @param clientGrace how long what a client leaves behind stays, so that it finds it when it was away for a moment only
 * @param clientSilence how long a client may say nothing before it is disconnected
 * @param maxHeldBytes how much an engine keeps for one client until it is fetched, before no further task of that client starts
 * @param maxOutputBytes how much output of one task is kept
 * @param maxValueBytes the largest value that may travel, encoded
 * @param maxGridCopyBytes values larger than this, encoded, are kept live only
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
