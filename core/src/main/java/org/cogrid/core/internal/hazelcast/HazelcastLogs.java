package org.cogrid.core.internal.hazelcast;

import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.Logger;
import com.hazelcast.logging.LoggerFactory;

/**
 * Sends Hazelcast's log to {@link System.Logger}. INFO becomes DEBUG, because a program should not print banners and
 * notices.
 */
public final class HazelcastLogs implements LoggerFactory {
    private static final String LOGGER_CLASS = "hazelcast.logging.class";

    private static volatile boolean alarms;

    /** Made by Hazelcast. */
    public HazelcastLogs() {}

    /**
     * Makes this the log of all Hazelcast instances of this JVM, unless the user has chosen another one. Call this
     * before the first use of Hazelcast. A system property is the only way to name the class; it is set while Hazelcast
     * makes its first logger and removed at once.
     */
    public static synchronized void install() {
        UnsafeNotice.countAsPrinted();
        if (System.getProperty(LOGGER_CLASS) != null || System.getProperty("hazelcast.logging.type") != null) {
            return;
        }
        System.setProperty(LOGGER_CLASS, HazelcastLogs.class.getName());
        try {
            Logger.getLogger(HazelcastLogs.class);
        } finally {
            System.clearProperty(LOGGER_CLASS);
        }
    }

    /** Shows lines that Hazelcast logs as severe as warnings from now on, for a JVM that only hosts an engine. */
    public static void showAlarms() {
        alarms = true;
    }

    static boolean showsAlarms() {
        return alarms;
    }

    @Override
    public ILogger getLogger(String name) {
        return new QuietLogger(System.getLogger(name));
    }
}
