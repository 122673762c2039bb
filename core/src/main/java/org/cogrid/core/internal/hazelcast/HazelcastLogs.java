package org.cogrid.core.internal.hazelcast;

import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.Logger;
import com.hazelcast.logging.LoggerFactory;

/**
 * Hazelcast's log, turned down: it goes to {@link System.Logger} with INFO as DEBUG, as its banners and notices are nothing a
 * program should print, and it never has a cluster name in it, as that lets people in.
 */
public final class HazelcastLogs implements LoggerFactory {
    private static final String LOGGER_CLASS = "hazelcast.logging.class";

    private static volatile boolean alarms;

    /** Made by Hazelcast. */
    public HazelcastLogs() {}

    /**
     * To be called before the first use of Hazelcast. Makes this the log of all Hazelcast instances of this JVM whose user has not chosen another. The property must be set while
     * Hazelcast makes its first logger, as it knows no other way to name a class; it is taken away at once.
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

    /** From now on what Hazelcast logs as severe is shown as a warning: for a JVM whose log is the engine's. */
    public static void showAlarms() {
        alarms = true;
    }

    static boolean showsAlarms() {
        return alarms;
    }

    /** From now on no line shows this cluster name. */
    public static void hide(String clusterName) {
        HiddenNames.add(clusterName);
    }

    @Override
    public ILogger getLogger(String name) {
        return new QuietLogger(System.getLogger(name));
    }
}
