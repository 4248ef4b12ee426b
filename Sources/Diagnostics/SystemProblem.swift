import Glibc

/// Why the system refused, by its error number, in words.
public func systemMessage(_ number: Int32) -> Message {
    let english = String(cString: strerror(number))
    let chinese =
        switch number {
        case ENOENT: "没有这个文件或文件夹"
        case ENOTDIR: "路径中有一段不是文件夹"
        case EISDIR: "这是一个文件夹"
        case EEXIST: "已经存在"
        case EACCES, EPERM: "没有权限"
        case EROFS: "文件系统是只读的"
        case ENOSPC: "磁盘已满"
        case EDQUOT: "超出磁盘配额"
        case EFBIG: "超出文件大小的上限"
        case EMFILE, ENFILE: "打开的文件太多"
        case ENAMETOOLONG: "文件名太长"
        case ELOOP: "符号链接绕成了圈"
        case EPIPE: "读取的一方已经关闭"
        case EIO: "磁盘读写出错"
        default: english
        }
    return Message(chinese, english)
}
