package org.cogrid.client.internal.shell.syntax;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cogrid.client.internal.texts.EngineTargets;
import org.jspecify.annotations.Nullable;

/**
 * Text to run on engines, from a line {@code %px CODE} or a block after {@code %%px [TARGETS]}.
 *
 * @param targets engine ids, in the order given
 */
public record EngineLine(List<Integer> targets, String code) {
    /** The beginning of a line for all engines. */
    public static final String LINE = "%px ";

    private static final Pattern BLOCK = Pattern.compile("\\A%%px(?:[ \\t]+([^\\n]*))?(?:\\n|\\z)");

    public EngineLine {
        targets = List.copyOf(targets);
    }

    public static boolean isBlock(String text) {
        return BLOCK.matcher(text).lookingAt();
    }

    /**
     * True if a block has ended. It ends with an empty line, as its code may have lines that are complete by
     * themselves.
     */
    static boolean isEndedBlock(String text) {
        int last = text.lastIndexOf('\n');
        return text.stripTrailing().indexOf('\n') > 0
                && text.substring(last + 1).isBlank();
    }

    /**
     * Reads such a text.
     *
     * @param engines the engines that are there
     * @throws IllegalArgumentException when the targets are malformed, or there is no code
     * @throws org.cogrid.core.NoSuchEngineException when a target is not there
     */
    public static EngineLine parse(String text, List<Integer> engines) {
        Matcher block = BLOCK.matcher(text);
        EngineLine px = block.lookingAt()
                ? new EngineLine(targets(block.group(1)).among(engines), text.substring(block.end()))
                : forAll(text.substring(Math.min(LINE.length(), text.length())).strip(), engines);
        if (px.code().isBlank()) {
            throw new IllegalArgumentException("there is no code to run: write %px CODE, or %%px and the code below it,"
                    + " ended by an empty line");
        }
        return px;
    }

    /** Makes a line for all engines. */
    public static EngineLine forAll(String code, List<Integer> engines) {
        return new EngineLine(EngineTargets.ALL.among(engines), code);
    }

    private static EngineTargets targets(@Nullable String words) {
        return words == null || words.isBlank() ? EngineTargets.ALL : EngineTargets.parse(words.strip());
    }
}
