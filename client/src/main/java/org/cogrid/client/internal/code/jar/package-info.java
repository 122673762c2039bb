/** Where classes were read from: folders and jars. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.code.jar;

import org.jspecify.annotations.NullMarked;
