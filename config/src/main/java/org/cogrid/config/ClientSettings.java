package org.cogrid.config;

import java.time.Duration;

/**
 * How a client works.
 *
 * @param connectTimeout how long connecting to a grid that listens may take
 * @param maxUnfinishedTasks how many tasks a client may have unfinished on one engine before sending waits
 * @param maxUnfinishedBytes how many bytes of such tasks before sending waits
 * @param maxUnreadPercent the share of this program's heap that results may take which have come and nobody has read
 * @param showOutput whether those who wait for a task are shown what it prints
 * @param showBusy whether those who wait behind another program's task are told of it
 * @param maxValueBytes the largest value that may travel, encoded
 */
public record ClientSettings(
        Duration connectTimeout,
        int maxUnfinishedTasks,
        long maxUnfinishedBytes,
        int maxUnreadPercent,
        Showing showOutput,
        Showing showBusy,
        long maxValueBytes) {
    private static final int PERCENT = 100;

    /** How many bytes results may take that nobody has read, in a program with that heap. */
    public long maxUnreadBytes(long heap) {
        return heap / PERCENT * maxUnreadPercent;
    }

    /** Reads these settings. */
    public static ClientSettings from(Settings settings) {
        SettingParser parser = new SettingParser(settings);
        return new ClientSettings(
                parser.duration("cogrid.client.connect-timeout"),
                parser.integer("cogrid.client.max-unfinished-tasks", 1, 10_000_000),
                parser.bytes("cogrid.client.max-unfinished-bytes"),
                parser.integer("cogrid.client.max-unread-percent", 1, 90),
                parser.word("cogrid.client.show-output", Showing.class),
                parser.word("cogrid.client.show-busy", Showing.class),
                parser.bytes("cogrid.client.max-value"));
    }
}
