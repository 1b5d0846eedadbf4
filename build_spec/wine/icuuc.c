/* Stands in for Windows' own icuuc.dll in a Wine prefix, where it is missing: every converter fails to open,
   so that Qt uses its own. Only for building and testing under Wine; it is never shipped. */

enum { FILE_ACCESS_ERROR = 4 };

void *ucnv_open(const char *name, int *status)
{
    (void)name;
    if (status)
        *status = FILE_ACCESS_ERROR;
    return 0;
}

/* Never reached without an open converter, save for the counting, which finds none. */
long long nothing(void)
{
    return 0;
}
