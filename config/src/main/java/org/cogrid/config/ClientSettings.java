package org.cogrid.config;

import java.time.Duration;

/**
 * How a client works.
 *
 * @param connectTimeout how long connecting to a grid that listens may take
 * @param maxUnfinishedTasks how many tasks a client may have unfinished on one engine before sending waits
 * @param maxUnfinishedBytes how many bytes of such tasks before sending waits
 * @param maxValueBytes the largest value that may travel, encoded
 */
public record ClientSettings(
        Duration connectTimeout, int maxUnfinishedTasks, long maxUnfinishedBytes, long maxValueBytes) {
    /** Reads these settings. */
    public static ClientSettings from(Settings settings) {
        SettingParser parser = new SettingParser(settings);
        return new ClientSettings(
                parser.duration("cogrid.client.connect-timeout"),
                parser.integer("cogrid.client.max-unfinished-tasks", 1, 10_000_000),
                parser.bytes("cogrid.client.max-unfinished-bytes"),
                parser.bytes("cogrid.client.max-value"));
    }
}
