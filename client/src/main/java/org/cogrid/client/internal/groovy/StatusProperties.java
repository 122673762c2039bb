package org.cogrid.client.internal.groovy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.EngineStatus.Activity;
import org.cogrid.client.EngineStatus.Held;
import org.cogrid.client.EngineStatus.RunningTask;
import org.jspecify.annotations.Nullable;

/**
 * Makes the parts of an engine's status available as Groovy properties: {@code it.pid}, {@code it.queued}. An unknown
 * part is null.
 */
public final class StatusProperties {
    private StatusProperties() {}

    public static String getHost(EngineStatus status) {
        return status.place().host();
    }

    public static String getAddress(EngineStatus status) {
        return status.place().address();
    }

    public static long getPid(EngineStatus status) {
        return status.pid();
    }

    public static String getVersion(EngineStatus status) {
        return status.place().version();
    }

    public static String getJava(EngineStatus status) {
        return status.place().java();
    }

    public static Instant getStarted(EngineStatus status) {
        return status.place().started();
    }

    public static @Nullable Duration getUptime(EngineStatus status) {
        return known(status, Activity::uptime);
    }

    public static @Nullable Integer getQueued(EngineStatus status) {
        return known(status, Activity::queued);
    }

    public static @Nullable RunningTask getRunning(EngineStatus status) {
        return status.running().orElse(null);
    }

    public static @Nullable Long getHeapUsed(EngineStatus status) {
        return known(status, activity -> activity.heap().used());
    }

    public static @Nullable Long getHeapMax(EngineStatus status) {
        return known(status, activity -> activity.heap().max());
    }

    public static @Nullable Double getCpuLoad(EngineStatus status) {
        OptionalDouble load = status.activity().map(Activity::cpuLoad).orElse(OptionalDouble.empty());
        return load.isPresent() ? load.getAsDouble() : null;
    }

    public static @Nullable Integer getVariables(EngineStatus status) {
        return known(status, activity -> activity.namespace().variables());
    }

    public static @Nullable Long getNamespaceBytes(EngineStatus status) {
        OptionalLong bytes = status.activity()
                .map(activity -> activity.namespace().copiedBytes())
                .orElse(OptionalLong.empty());
        return bytes.isPresent() ? bytes.getAsLong() : null;
    }

    public static @Nullable Duration getCopyDelay(EngineStatus status) {
        return known(status, activity -> activity.namespace().copyDelay());
    }

    public static List<Held> getHeld(EngineStatus status) {
        return status.activity().map(Activity::held).orElse(List.of());
    }

    public static @Nullable Long getRefusedMessages(EngineStatus status) {
        return known(status, Activity::refusedMessages);
    }

    private static <T> @Nullable T known(EngineStatus status, Function<Activity, T> part) {
        return status.activity().map(part).orElse(null);
    }
}
