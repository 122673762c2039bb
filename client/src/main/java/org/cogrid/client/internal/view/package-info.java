/** The views and results behind the public interfaces. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.view;

import org.jspecify.annotations.NullMarked;
