package org.cogrid.client.internal.texts;

import java.util.List;
import org.cogrid.client.ExecuteReply;

/** Shows what a text does on several engines. */
public interface TextDisplays {
    /** Makes the display of one engine. */
    TextDisplay of(int engine);

    /**
     * Shows the value of a text that has ended without a failure. Called once for each value, when the text has ended on
     * all engines.
     *
     * @param engines those with this value
     */
    void value(List<Integer> engines, ExecuteReply reply);
}
