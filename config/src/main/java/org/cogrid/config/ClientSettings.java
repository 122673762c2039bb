package org.cogrid.config;

import java.time.Duration;

/**
 * How a client works.
 *
 * @param connectTimeout how long connecting to a grid that listens may take
 * @param maxUnfinishedTasks how many tasks a client may have unfinished on one engine before sending waits
 * @param maxUnfinishedBytes how many bytes of such tasks before sending waits
 * @param maxUnreadPercent the share of this program's heap that results may take which have arrived and which nobody
 *     has read yet
 * @param maxMapResultsPercent the share of this program's heap that the values of one balanced map may take
 * @param showOutput whether a program that waits for a task shows what the task prints
 * @param showBusy whether a program that waits behind another program's task is told so
 * @param maxValueBytes the largest value that may travel, encoded
 */
public record ClientSettings(
        Duration connectTimeout,
        int maxUnfinishedTasks,
        long maxUnfinishedBytes,
        int maxUnreadPercent,
        int maxMapResultsPercent,
        Showing showOutput,
        Showing showBusy,
        long maxValueBytes) {
    private static final int PERCENT = 100;

    /** The number of bytes that unread results may take in a program with {@code heap} bytes of heap. */
    public long maxUnreadBytes(long heap) {
        return heap / PERCENT * maxUnreadPercent;
    }

    /** The number of bytes that the values of one balanced map may take in a program with {@code heap} bytes of heap. */
    public long maxMapResultsBytes(long heap) {
        return heap / PERCENT * maxMapResultsPercent;
    }

    /** Reads these settings. */
    public static ClientSettings from(Settings settings) {
        SettingParser parser = new SettingParser(settings);
        return new ClientSettings(
                parser.duration("cogrid.client.connect-timeout"),
                parser.integer("cogrid.client.max-unfinished-tasks", 1, 10_000_000),
                parser.bytes("cogrid.client.max-unfinished-bytes"),
                parser.integer("cogrid.client.max-unread-percent", 1, 90),
                parser.integer("cogrid.client.max-map-results", 1, 90),
                parser.word("cogrid.client.show-output", Showing.class),
                parser.word("cogrid.client.show-busy", Showing.class),
                parser.bytes("cogrid.client.max-value"));
    }
}
