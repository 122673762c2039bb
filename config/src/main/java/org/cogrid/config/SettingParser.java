package org.cogrid.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.core.internal.time.Durations;

/** Turns the text of a setting into a value, or says what is wrong with it. */
final class SettingParser {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15})\\s*([a-zA-Z]*)");
    private static final Pattern ADDRESS = Pattern.compile("\\S+:([1-9]\\d{0,4})");
    private static final int LAST_PORT = 65_535;
    private static final Map<String, Long> SIZES =
            Map.of("", 1L, "b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

    private final Settings settings;

    SettingParser(Settings settings) {
        this.settings = settings;
    }

    int integer(String key, int min, int max) {
        String expected = "a whole number from " + min + " to " + max;
        int number = parse(key, expected, Integer::parseInt);
        if (number < min || number > max) {
            throw ConfigException.unusable(key, settings.find(key), expected);
        }
        return number;
    }

    /** A number of bytes: {@code 4096}, {@code 64KB}, {@code 256MB}, {@code 1GB}. */
    long bytes(String key) {
        return parse(key, "a size such as 64KB, 256MB or 1GB", text -> amount(text, SIZES));
    }

    /** A time: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}. */
    Duration duration(String key) {
        Duration time = parse(key, "a time such as 500ms, 10s or 2m", text -> Duration.ofMillis(amount(text, MILLIS)));
        return Durations.notNegative(time, "time");
    }

    /** A time that must not be shorter than {@code shortest}. */
    Duration duration(String key, Duration shortest) {
        Duration time = duration(key);
        if (time.compareTo(shortest) < 0) {
            throw ConfigException.unusable(key, settings.find(key), "a time of at least " + shortest.toSeconds() + "s");
        }
        return time;
    }

    /** {@code true} or {@code false}. */
    boolean flag(String key) {
        return parse(key, "true or false", SettingParser::flagOf);
    }

    private static boolean flagOf(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** One constant of the enum {@code type}, written in lower case. */
    <E extends Enum<E>> E word(String key, Class<E> type) {
        List<String> words = Stream.of(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        return parse(key, "one of " + words, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    /** The names in a list separated by commas or blanks. */
    Set<String> names(String key) {
        return Set.copyOf(words(key));
    }

    List<String> words(String key) {
        return Pattern.compile("[,\\s]+")
                .splitAsStream(settings.text(key))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    Optional<Path> path(String key) {
        return settings.text(key).isEmpty()
                ? Optional.empty()
                : Optional.of(parse(key, "a path of a file or folder", Path::of));
    }

    /** An address, {@code host:port}. */
    Optional<String> address(String key) {
        String text = settings.text(key);
        Matcher matcher = ADDRESS.matcher(text);
        if (!text.isEmpty() && !(matcher.matches() && Integer.parseInt(matcher.group(1)) <= LAST_PORT)) {
            throw ConfigException.unusable(key, settings.find(key), "an address such as 127.0.0.1:15701");
        }
        return Optional.of(text).filter(address -> !address.isEmpty());
    }

    private static long amount(String text, Map<String, Long> units) {
        Matcher matcher = AMOUNT.matcher(text);
        Long unit = matcher.matches() ? units.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(text);
        }
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
    }

    private <T> T parse(String key, String expected, Function<String, T> parser) {
        try {
            return parser.apply(settings.text(key));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw ConfigException.unusable(key, settings.find(key), expected);
        }
    }
}
