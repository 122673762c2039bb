package org.cogrid.node.internal.mirror;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cogrid.core.internal.grid.GridCopy;
import org.jspecify.annotations.Nullable;

/** Knows which objects never change, so that the same object always means the same value. */
final class Immutability {
    private static final Set<Class<?>> KNOWN = Set.of(
            Class.class,
            Duration.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            Locale.class,
            OffsetDateTime.class,
            Period.class,
            URI.class,
            UUID.class,
            ZoneOffset.class,
            ZonedDateTime.class);

    private static final ClassValue<Boolean> ANSWERS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isPlain(type) || isRecordOfPlain(type);
        }
    };

    private Immutability() {}

    static boolean isSure(@Nullable Object value) {
        return value == null || ANSWERS.get(value.getClass());
    }

    /** Whether the type is immutable itself. An enum constant is restored by name, so its fields do not count. */
    private static boolean isPlain(Class<?> type) {
        return GridCopy.isScalar(type) || KNOWN.contains(type) || Enum.class.isAssignableFrom(type);
    }

    private static boolean isRecordOfPlain(Class<?> type) {
        try {
            return type.isRecord()
                    && Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .allMatch(part -> part.isPrimitive() || isPlain(part));
        } catch (LinkageError e) {
            return false; // a class that it mentions is missing, so nothing is certain
        }
    }
}
